package io.bankfeed.webhook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class WebhookReceiverApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WebhookReceiverApplication.class, arguments);
    }
}
