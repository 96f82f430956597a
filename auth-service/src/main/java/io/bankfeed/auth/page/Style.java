package io.bankfeed.auth.page;

import io.bankfeed.common.tenant.Tenant.Branding;

/** The one style sheet, in a tenant's colour. */
final class Style {

    private static final String SHEET = Resources.text("pages/page.css");
    private static final Branding OURS = new Branding("#0b4fb3", null);

    /** Where black and white are read equally well; the better of both has a contrast of 4.5 at least. */
    private static final double MIDDLE = 0.179;

    private Style() {}

    static String ours() {
        return of(OURS);
    }

    static String of(Branding branding) {
        return SHEET.replace("{{brand}}", branding.colour()).replace("{{on_brand}}", letters(branding.colour()));
    }

    private static String letters(String colour) {
        return luminance(colour) > MIDDLE ? "#000" : "#fff";
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
