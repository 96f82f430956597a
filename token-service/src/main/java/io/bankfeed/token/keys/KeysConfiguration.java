package io.bankfeed.token.keys;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.Opener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    KeyEncryptionKeys keyEncryptionKeys(KeysProperties properties, KekProperties kms) {
        return new KeyEncryptionKeys(properties.kekUri(), kms);
    }

    @Bean
    KeyStore keyStore(KeysProperties properties) {
        return new KeyStore(properties.store());
    }

    @Bean
    Opener opener(KeysProperties properties, KeyEncryptionKeys keys) {
        return new Opener(KeyFiles.sealingPrivate(
                properties.sealingPrivateFile(), keys.primary().aead()));
    }
}
