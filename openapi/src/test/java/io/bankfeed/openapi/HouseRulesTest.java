package io.bankfeed.openapi;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.bankfeed.testsupport.HouseRules;

/** With what it describes: one package alone has no slices whose cycles could be looked for. */
@AnalyzeClasses(
        packages = {"io.bankfeed.openapi", "io.bankfeed.common"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
