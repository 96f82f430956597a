package io.bankfeed.token.keys;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Opener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    KeyEncryption keyEncryption(KeysProperties properties) {
        return new FileKeyEncryption(properties.kekFile());
    }

    @Bean
    Opener opener(KeysProperties properties, KeyEncryption keys) {
        return new Opener(KeyFiles.sealingPrivate(properties.sealingPrivateFile(), keys.aead()));
    }
}
