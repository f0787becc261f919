/** What documents of evidence rest on in this service's log, with the proof of it. */
@NullMarked
package codev.group.evidence.proof;

import org.jspecify.annotations.NullMarked;
