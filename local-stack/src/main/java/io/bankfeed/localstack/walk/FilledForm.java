package io.bankfeed.localstack.walk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Connection.KeyVal;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form as a willing user leaves it: bank chosen, login typed in, everything ticked, the way forward taken. */
record FilledForm(FormElement form, BankUser user) {
    private static final List<String> WAYS_BACK =
            List.of("cancel", "deny", "denied", "decline", "back", "reject", "refuse", "abort", "no");

    /** True when this form offers the bank that the user wants. */
    boolean offersTheBank() {
        return form.select("[value]").stream().anyMatch(this::isTheBank);
    }

    boolean leadsForward() {
        return button().isPresent() || form.select("button, [type=submit]").isEmpty();
    }

    Page submitWith(Browser browser) {
        var action = form.absUrl("action");
        var target = action.isEmpty() ? form.baseUri() : action;
        var method = form.attr("method").isEmpty() ? "get" : form.attr("method");
        return browser.submit(URI.create(target), method, fields());
    }

    private List<KeyVal> fields() {
        form.select("input[type=checkbox]").forEach(box -> box.attr("checked", "checked"));
        form.select("input[type=radio]").stream().filter(this::isTheBank).forEach(this::choose);
        form.select("option").stream().filter(this::isTheBank).forEach(option -> option.attr("selected", "selected"));
        form.select("input").forEach(this::type);
        var fields = new ArrayList<>(form.formData());
        button().filter(button -> !button.attr("name").isEmpty())
                .ifPresent(
                        button -> fields.add(HttpConnection.KeyVal.create(button.attr("name"), button.attr("value"))));
        return fields;
    }

    private void choose(Element radio) {
        form.select("input[type=radio][name=" + radio.attr("name") + "]").forEach(other -> other.removeAttr("checked"));
        radio.attr("checked", "checked");
    }

    private void type(Element input) {
        var name = (input.attr("name") + " " + input.id()).toLowerCase(Locale.ROOT);
        if (input.attr("type").equals("password")) {
            input.val(user.password());
        } else if (!input.attr("type").equals("hidden") && (name.contains("user") || name.contains("login"))) {
            input.val(user.userName());
        }
    }

    private Optional<Element> button() {
        var forward = buttons().filter(button -> !leadsBack(button)).toList();
        return forward.stream()
                .filter(this::isTheBank)
                .findFirst()
                .or(() -> forward.stream().findFirst());
    }

    private Stream<Element> buttons() {
        return form.select("button:not([type=button]), input[type=submit]").stream();
    }

    private boolean isTheBank(Element element) {
        return element.attr("value").equals(user.providerId());
    }

    private static boolean leadsBack(Element button) {
        var words = (button.attr("value") + " " + button.attr("name") + " " + button.text()).toLowerCase(Locale.ROOT);
        return Stream.of(words.split("[^a-z]+")).anyMatch(WAYS_BACK::contains);
    }
}
