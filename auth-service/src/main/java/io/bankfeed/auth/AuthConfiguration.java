package io.bankfeed.auth;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Sealer;
import io.bankfeed.common.security.PublicPaths;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** What is of no one feature. */
@Configuration(proxyBeanMethods = false)
class AuthConfiguration {

    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths(
                "/callback",
                "/connect/*",
                "/connect/*/banks",
                "/renew/*",
                "/result/*",
                "/brand/*/logo",
                "/logos/*",
                "/.well-known/*");
    }

    @Bean
    Sealer sealer(@Value("${bankfeed.keys.sealing-public-file}") Path publicKeyset) {
        return new Sealer(KeyFiles.sealingPublic(publicKeyset));
    }

    @Bean
    ServerRequestObservationConvention pathsStayOutOfTraces() {
        return new PathsStayOutOfTraces();
    }
}
