package io.bankfeed.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The architecture rules, the same for every module. A module's {@code HouseRulesTest} runs them over its own package
 * with {@code @ArchTest static final ArchTests rules = ArchTests.in(HouseRules.class);}
 */
public final class HouseRules {

    /** Of {@code common}, where a listener's thread waits. */
    private static final String EDGE_OF_LISTENERS = "Listening";

    @ArchTest
    static final ArchRule nobody_subscribes_by_hand = noClasses()
            .that()
            .resideOutsideOfPackage("io.bankfeed.common.work..")
            .should()
            .callMethodWhere(calls(Publisher.class, "subscribe"))
            .because("the framework, a listener's edge or a Loop subscribes; what is fired and forgotten is lost");

    @ArchTest
    static final ArchRule blocking_has_one_place = noClasses()
            .that()
            .doNotHaveSimpleName(EDGE_OF_LISTENERS)
            .should()
            .callMethodWhere(blocks())
            .because("an event loop that waits serves nobody");

    @ArchTest
    static final ArchRule only_listeners_wait = noClasses()
            .that(describe("have no @KafkaListener", HouseRules::isNoListener))
            .should()
            .callMethodWhere(describe(
                    "wait for work",
                    call -> call.getTargetOwner().getSimpleName().equals(EDGE_OF_LISTENERS)))
            .because("an event loop that waits serves nobody");

    @ArchTest
    static final ArchRule blocking_has_a_limit = noClasses()
            .should()
            .callMethodWhere(describe(
                    "block without a limit",
                    call -> blocks().test(call)
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .because("a handler that never ends stops its partition for ever");

    @ArchTest
    static final ArchRule listeners_return_nothing = methods()
            .that()
            .areAnnotatedWith(KafkaListener.class)
            .should()
            .haveRawReturnType(void.class)
            .allowEmptyShould(true)
            .because("asynchronous listeners lose the order of a key, and have lost records");

    @ArchTest
    static final ArchRule listeners_make_no_http_call = noClasses()
            .that(describe("have a @KafkaListener", listener -> !isNoListener(listener)))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WebClient.class)
            .allowEmptyShould(true)
            .because("one hanging bank must not hold up a partition");

    @ArchTest
    static final ArchRule business_time_is_injected = noClasses()
            .should()
            .callMethodWhere(calls(Instant.class, "now").or(calls(LocalDate.class, "now")))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("an InstantSource can be stepped, the wall clock can't");

    @ArchTest
    static final ArchRule dependencies_come_by_constructor =
            noFields().should().beAnnotatedWith(Autowired.class).because("a class shows what it needs");

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.bankfeed.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule services_know_common_alone = noClasses()
            .should(new DependOnAnotherModule(Set.of("common")))
            .because("services meet in events and HTTP contracts only");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes().should(new BeInANullMarkedPackage());

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    private HouseRules() {}

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return describe(
                "call " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().equals(method));
    }

    private static DescribedPredicate<JavaMethodCall> blocks() {
        return describe(
                "block",
                call -> call.getTargetOwner().isAssignableTo(Publisher.class)
                        && call.getName().startsWith("block"));
    }

    private static boolean isNoListener(JavaClass type) {
        return type.getMethods().stream().noneMatch(method -> method.isAnnotatedWith(KafkaListener.class));
    }
}
