package com.example.spending.page;

import com.example.spending.intake.StartUp;
import com.example.spending.page.Chart.Value;
import com.example.spending.page.Spending.Share;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page: twelve months, and one of them by category and by account. */
@Controller
class SpendingController {

    private static final int MONTHS = 12;

    private final Spending spending;
    private final StartUp intake;

    SpendingController(Spending spending, StartUp intake) {
        this.spending = spending;
        this.intake = intake;
    }

    @GetMapping("/")
    String page(@RequestParam Optional<YearMonth> month, @RequestParam Optional<String> currency, Model model) {
        List<String> currencies = spending.currencies();
        String shown = currency.filter(currencies::contains)
                .orElse(currencies.isEmpty() ? "" : currencies.getFirst());
        YearMonth newest = spending.newestMonth(shown).orElseGet(YearMonth::now);
        YearMonth chosen = month.orElse(newest);
        model.addAttribute("listening", intake.isListening());
        model.addAttribute("currencies", currencies);
        model.addAttribute("currency", shown);
        model.addAttribute("month", title(chosen));
        model.addAttribute("total", text(spending.total(shown, chosen), shown));
        model.addAttribute("months", months(shown, newest, chosen));
        model.addAttribute("categories", rows(spending.byCategory(shown, chosen), shown));
        model.addAttribute("accounts", rows(spending.byAccount(shown, chosen), shown));
        return "spending";
    }

    private Chart months(String currency, YearMonth newest, YearMonth chosen) {
        return Chart.columns(IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(newest::plusMonths)
                .map(month -> value(month, spending.total(currency, month), currency, month.equals(chosen)))
                .toList());
    }

    private static Value value(YearMonth month, BigDecimal total, String currency, boolean chosen) {
        String name = month.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK);
        String link = "/?month=" + month + "&currency=" + currency;
        return new Value(name, total, total.setScale(0, java.math.RoundingMode.HALF_UP).toPlainString(), link, chosen);
    }

    private static Chart rows(List<Share> shares, String currency) {
        return Chart.rows(shares.stream()
                .map(share -> new Value(share.name(), share.total(), text(share.total(), currency), "", false))
                .toList());
    }

    private static String title(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK) + " " + month.getYear();
    }

    private static String text(BigDecimal amount, String currency) {
        return String.format(Locale.UK, "%,.2f %s", amount, currency);
    }
}
