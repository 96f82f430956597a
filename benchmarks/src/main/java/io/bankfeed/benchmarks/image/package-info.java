/** The services as images: how soon each is ready, what it holds. */
@NullMarked
package io.bankfeed.benchmarks.image;

import org.jspecify.annotations.NullMarked;
