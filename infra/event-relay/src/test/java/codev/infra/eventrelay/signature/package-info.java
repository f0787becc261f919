/** Tests of the signatures of messages, and the keys that other tests sign with. */
@NullMarked
package codev.infra.eventrelay.signature;

import org.jspecify.annotations.NullMarked;
