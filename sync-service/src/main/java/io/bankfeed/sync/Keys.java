package io.bankfeed.sync;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.KeyFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys that are mounted for this service. */
@Configuration(proxyBeanMethods = false)
class Keys {

    @Bean
    Capabilities capabilities(@Value("${bankfeed.capability-key-file}") Path keyset) {
        return new Capabilities(KeyFiles.capability(keyset));
    }
}
