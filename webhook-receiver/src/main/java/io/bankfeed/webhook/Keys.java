package io.bankfeed.webhook;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.KeyFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Keys {

    /** Shared with sync-service, which mints what is verified here. */
    @Bean
    Capabilities capabilities(@Value("${bankfeed.keys.capability-file}") Path keyset) {
        return new Capabilities(KeyFiles.capability(keyset));
    }
}
