package com.example.spending;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What a user spent, month by month: consumes its tenant's topics, keeps a model of its own, shows a page. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SpendingInsights {

    public static void main(String[] arguments) {
        SpringApplication.run(SpendingInsights.class, arguments);
    }
}
