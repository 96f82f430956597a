/** The product's own processes: their jars, their settings, their life. */
@NullMarked
package io.bankfeed.localstack.service;

import org.jspecify.annotations.NullMarked;
