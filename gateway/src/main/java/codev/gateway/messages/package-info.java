/** The language of a request, and the gateway's own sentences in it. */
@NullMarked
package codev.gateway.messages;

import org.jspecify.annotations.NullMarked;
