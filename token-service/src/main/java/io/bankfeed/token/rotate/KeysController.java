package io.bankfeed.token.rotate;

import io.bankfeed.common.page.Page;
import io.bankfeed.token.keys.KeyGeneration;
import io.bankfeed.token.keys.KeyRotation;
import io.bankfeed.token.keys.RotationProgress;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keys for operators: generations, how many connections each serves, rotations. Never a key. */
@RestController
@RequestMapping("/internal/v1/keys")
@PreAuthorize("hasAuthority('SCOPE_operations')")
class KeysController {

    private final KeyRotation rotation;

    KeysController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping
    @Operation(summary = "The generations of keys, the newest first")
    Mono<Page<KeyGeneration>> generations() {
        return rotation.generations().collectList().map(all -> new Page<>(all, null));
    }

    @PostMapping("/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begins a rotation, or shows the one under way",
            description =
                    "A new generation under the present key-encryption key; every connection gets a new data key, its "
                            + "tokens are encrypted anew, in the background, while everything goes on. Then the older "
                            + "generations are destroyed. Safe to repeat.")
    Mono<RotationProgress> begin() {
        return rotation.begin();
    }

    @GetMapping("/rotations")
    @Operation(summary = "Rotations and how far they are, the newest first")
    Mono<Page<RotationProgress>> rotations() {
        return rotation.all().collectList().map(all -> new Page<>(all, null));
    }
}
