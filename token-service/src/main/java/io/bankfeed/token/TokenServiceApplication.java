package io.bankfeed.token;

import io.bankfeed.token.command.SealCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class TokenServiceApplication {

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals(SealCredentials.NAME)) {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.exit(
                    new SealCredentials(System.getenv(), in, System.out).run(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(TokenServiceApplication.class, args);
    }
}
