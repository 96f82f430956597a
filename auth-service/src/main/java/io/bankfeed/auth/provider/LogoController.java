package io.bankfeed.auth.provider;

import io.bankfeed.auth.page.ImageHeaders;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The banks' logos, from our own host. */
@RestController
class LogoController {

    private final Logos logos;

    LogoController(Logos logos) {
        this.logos = logos;
    }

    @GetMapping("/logos/{providerId}")
    Mono<ResponseEntity<byte[]>> logo(@PathVariable String providerId) {
        return logos.find(providerId)
                .map(image -> ResponseEntity.ok()
                        .headers(ImageHeaders.closed())
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                        .contentType(MediaType.valueOf(image.contentType()))
                        .body(image.bytes()))
                .defaultIfEmpty(ResponseEntity.notFound().build());
    }
}
