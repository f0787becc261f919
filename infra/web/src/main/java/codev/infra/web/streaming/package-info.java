/** Server-Sent Events: open streams, their sources, resumption by {@code Last-Event-ID}. */
@NullMarked
package codev.infra.web.streaming;

import org.jspecify.annotations.NullMarked;
