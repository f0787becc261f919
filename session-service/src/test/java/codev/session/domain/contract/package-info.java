@NullMarked
package codev.session.domain.contract;

import org.jspecify.annotations.NullMarked;
