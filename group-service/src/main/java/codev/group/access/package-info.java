/**
 * The rules behind the access policies of this service: for whom a programme or a group exists, and
 * who may act on it. They are checked before anything else of a request is looked at.
 */
@NullMarked
package codev.group.access;

import org.jspecify.annotations.NullMarked;
