package io.bankfeed.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that can't fail checks nothing: each one is broken here and must see it. */
class HouseRulesTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.bankfeed.planted");

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_sees_its_planted_breach(Field rule) throws IllegalAccessException {
        assertThat(((ArchRule) rule.get(null)).evaluate(PLANTED).hasViolation())
                .as(rule.getName())
                .isTrue();
    }

    @Test
    void there_are_rules() {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(12);
    }

    static Stream<Field> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .peek(field -> field.setAccessible(true));
    }
}
