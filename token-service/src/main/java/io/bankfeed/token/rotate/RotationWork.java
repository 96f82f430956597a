package io.bankfeed.token.rotate;

import io.bankfeed.common.work.Loop;
import io.bankfeed.token.keys.RotationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RotationWork {

    @Bean
    Loop rotationLoop(RotateKeys rotate, RotationMetrics metrics, RotationProperties properties) {
        return new Loop(
                "key rotation", properties.interval(), () -> rotate.step().flatMap(metrics::afterStep));
    }
}
