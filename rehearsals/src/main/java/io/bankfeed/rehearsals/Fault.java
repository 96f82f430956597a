package io.bankfeed.rehearsals;

/** Something that goes wrong. */
@FunctionalInterface
public interface Fault {

    /** Returns when it has gone wrong; what it returns puts it right. */
    Mending inject(Stage stage) throws Exception;

    /** Returns when all is as it was, or goes there by itself. */
    @FunctionalInterface
    interface Mending {
        void mend() throws Exception;
    }
}
