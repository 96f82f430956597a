/**
 * Makes the OpenAPI document of a service in its tests: structure from the code, words and examples from its
 * {@code openapi.yml}, refusals from the list of problems. What is made is committed, and served as it was committed.
 */
@NullMarked
package io.bankfeed.openapi;

import org.jspecify.annotations.NullMarked;
