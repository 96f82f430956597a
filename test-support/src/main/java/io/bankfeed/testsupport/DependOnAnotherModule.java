package io.bankfeed.testsupport;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A class of {@code io.bankfeed.<module>} that uses one of another module, other than those that all may use. */
final class DependOnAnotherModule extends ArchCondition<JavaClass> {

    private static final String ROOT = "io.bankfeed.";

    private final Set<String> shared;

    DependOnAnotherModule(Set<String> shared) {
        super("depend on a module other than " + shared);
        this.shared = shared;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> crosses(dependency, module(type)))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
    }

    private boolean crosses(Dependency dependency, String module) {
        JavaClass target = dependency.getTargetClass();
        return target.getPackageName().startsWith(ROOT)
                && !module(target).equals(module)
                && !shared.contains(module(target));
    }

    private static String module(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0];
    }
}
