package io.bankfeed.auth.page;

import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The tenants' logos, from our own host: no third party hears of the pages' visitors. */
@RestController
class BrandController {

    private static final Map<String, MediaType> KINDS =
            Map.of("svg", MediaType.valueOf("image/svg+xml"), "png", MediaType.IMAGE_PNG, "jpg", MediaType.IMAGE_JPEG);

    private final Map<String, Logo> logos;

    BrandController(Tenants tenants) {
        this.logos = tenants.all().stream()
                .filter(tenant -> tenant.branding().logo() != null)
                .collect(Collectors.toUnmodifiableMap(Tenant::name, Logo::of));
    }

    static String uri(Tenant tenant) {
        return "/brand/" + tenant.name() + "/logo";
    }

    @GetMapping("/brand/{tenant}/logo")
    ResponseEntity<byte[]> logo(@PathVariable String tenant) {
        Logo logo = logos.get(tenant);
        return logo == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .headers(ImageHeaders.closed())
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .contentType(logo.type())
                        .body(logo.image());
    }

    private record Logo(MediaType type, byte[] image) {

        static Logo of(Tenant tenant) {
            Path file = tenant.branding().logo();
            String name = String.valueOf(file);
            MediaType type = KINDS.get(name.substring(name.lastIndexOf('.') + 1));
            if (file == null || type == null) {
                throw new IllegalArgumentException("a logo is an .svg, .png or .jpg file, and not " + name);
            }
            try {
                return new Logo(type, Files.readAllBytes(file));
            } catch (IOException missing) {
                throw new UncheckedIOException("logo of " + tenant.name(), missing);
            }
        }
    }
}
