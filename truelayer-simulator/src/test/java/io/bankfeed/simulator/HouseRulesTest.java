package io.bankfeed.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "io.bankfeed.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule shares_nothing_with_the_services_and_needs_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.bankfeed.common..",
                    "io.bankfeed.auth..",
                    "io.bankfeed.token..",
                    "io.bankfeed.sync..",
                    "io.bankfeed.webhook..",
                    "org.springframework..");

    @ArchTest
    static final ArchRule parts_form_no_circles =
            slices().matching("io.bankfeed.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule one_clock_tells_the_time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
