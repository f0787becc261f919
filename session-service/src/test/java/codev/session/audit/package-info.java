@NullMarked
package codev.session.audit;

import org.jspecify.annotations.NullMarked;
