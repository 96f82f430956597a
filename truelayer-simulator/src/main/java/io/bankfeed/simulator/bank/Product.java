package io.bankfeed.simulator.bank;

/** An account or a card as the bank lists it. */
public record Product(Kind kind, String id, String name, String hint, String json) {

    public enum Kind {
        ACCOUNT("accounts"),
        CARD("cards");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Its word in paths and scopes. */
        public String path() {
            return path;
        }
    }
}
