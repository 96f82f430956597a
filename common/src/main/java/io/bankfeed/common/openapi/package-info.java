/**
 * The OpenAPI document of a service: structure from the code, words and examples from its {@code openapi.yml}, refusals
 * from the list of problems.
 */
@NullMarked
package io.bankfeed.common.openapi;

import org.jspecify.annotations.NullMarked;
