package com.example.spending.bankfeed;

/** Nothing to be had of this connection now: gone, or not confirmed yet. */
public class NotAvailable extends RuntimeException {

    NotAvailable(String code) {
        super(code);
    }
}
