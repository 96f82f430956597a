package io.bankfeed.common;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service: common alone, with a database. */
@SpringBootApplication
class CommonApplication {}
