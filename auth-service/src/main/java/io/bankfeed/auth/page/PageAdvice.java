package io.bankfeed.auth.page;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebInputException;

/**
 * Browsers get pages, not problems. Every failure ends here, since what falls through to the framework is logged with
 * the query string, and that holds the code.
 */
@ControllerAdvice(annotations = Browser.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

    private final Pages pages;

    PageAdvice(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<String> databaseDown(Exception failure, Locale locale) {
        LOG.error("database not available: {}", failure.toString());
        return pages.show(Notice.UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE, locale);
    }

    @ExceptionHandler({ServerWebInputException.class, DataBufferLimitException.class})
    ResponseEntity<String> unreadable(Locale locale) {
        return pages.show(Notice.REFUSED, HttpStatus.BAD_REQUEST, locale);
    }

    @ExceptionHandler
    ResponseEntity<String> unexpected(Throwable failure, Locale locale) {
        LOG.error("unexpected failure", failure);
        return pages.show(Notice.BROKEN, HttpStatus.INTERNAL_SERVER_ERROR, locale);
    }
}
