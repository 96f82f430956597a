package io.bankfeed.simulator.generated;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bankfeed.simulator.json.Json;
import java.math.BigInteger;
import java.util.Map;

/** How a bank numbers its accounts. */
enum Numbers {
    /** As in the public sandbox: the same for every user. */
    @JsonProperty("sandbox")
    SANDBOX {
        @Override
        Map<String, Object> of(Profile profile, String bank, String user) {
            String number = plain(profile, user);
            String iban = user.contains("iban") ? "GB08CLRB040668" + number : SHARED_IBAN;
            boolean listed = profile.iban() || user.contains("iban");
            return Json.object(
                    "iban", listed ? iban : null, "number", number, "sort_code", "01-21-31", "swift_bic", "CPBKGB00");
        }

        @Override
        String plain(Profile profile, String user) {
            return (profile.number() + 1) + "0000000";
        }
    },
    /** Sort code and number, and the IBAN made of them. */
    @JsonProperty("uk")
    UK {
        @Override
        Map<String, Object> of(Profile profile, String bank, String user) {
            String code = "%06d".formatted(Math.floorMod(Mix.of(51, bank), 899_999) + 100_000);
            String number = plain(profile, bank + user);
            String sortCode = code.substring(0, 2) + "-" + code.substring(2, 4) + "-" + code.substring(4);
            String iban = profile.iban() ? withCheckDigits("GB", "HRBR" + code + number) : null;
            return Json.object("iban", iban, "number", number, "sort_code", sortCode, "swift_bic", "HRBRGB2L");
        }
    },
    /** An IBAN and nothing else, as in the SEPA countries. */
    @JsonProperty("iban")
    IBAN {
        @Override
        Map<String, Object> of(Profile profile, String bank, String user) {
            String country = country(bank);
            String digits = "%010d".formatted(Math.floorMod(Mix.of(53, bank), 9_999_999_999L));
            String iban = withCheckDigits(country, digits + plain(profile, bank + user));
            return Json.object("iban", iban, "swift_bic", "BANK" + country + "2X");
        }

        @Override
        String plain(Profile profile, String user) {
            return "00" + super.plain(profile, user);
        }
    },
    /** Pots: no number at all. */
    @JsonProperty("none")
    NONE {
        @Override
        Map<String, Object> of(Profile profile, String bank, String user) {
            return Json.object("swift_bic", "NOT_SUPPORTED_BY_PROVIDER");
        }

        @Override
        String plain(Profile profile, String user) {
            return "";
        }
    };

    private static final String SHARED_IBAN = "GB08CLRB04066800003435";
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    abstract Map<String, Object> of(Profile profile, String bank, String user);

    String plain(Profile profile, String user) {
        return "%08d".formatted(Math.floorMod(Mix.of(57 + profile.number(), user), 99_999_999));
    }

    /** Provider ids of the SEPA banks end in their country. */
    private static String country(String bank) {
        return bank.substring(bank.length() - 2).toUpperCase(java.util.Locale.ROOT);
    }

    private static String withCheckDigits(String country, String basic) {
        StringBuilder digits = new StringBuilder();
        (basic + country + "00").chars().forEach(letter -> digits.append(Character.getNumericValue(letter)));
        int check = 98 - new BigInteger(digits.toString()).mod(MODULUS).intValue();
        return country + "%02d".formatted(check) + basic;
    }
}
