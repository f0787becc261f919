/** How much one person, or one address where nobody is signed in, may ask for at a time. */
@NullMarked
package codev.gateway.limits;

import org.jspecify.annotations.NullMarked;
