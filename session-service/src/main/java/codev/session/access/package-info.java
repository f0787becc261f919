/**
 * The rules behind the access policies of this service: for whom a session exists, and who takes
 * part in it. They are checked before anything else of a request is looked at.
 */
@NullMarked
package codev.session.access;

import org.jspecify.annotations.NullMarked;
