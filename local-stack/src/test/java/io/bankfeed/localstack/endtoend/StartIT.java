package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services start as in their images, with the beans that were decided on when they were built. */
@Order(3)
class StartIT {

    @ParameterizedTest
    @EnumSource
    void a_service_starts_with_what_was_decided(Service service) throws IOException {
        assertThat(Files.readString(SharedStack.get().places().log(service.module())))
                .contains("Starting AOT-processed ");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBHOOK_RECEIVER")
    void the_job_that_migrates_decides_anew(Service service) throws IOException {
        assertThat(Files.readString(SharedStack.get().places().log(service.module() + "-migration")))
                .doesNotContain("Starting AOT-processed ")
                .contains("for the sake of [spring.flyway.enabled]");
    }
}
