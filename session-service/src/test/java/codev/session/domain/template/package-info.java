@NullMarked
package codev.session.domain.template;

import org.jspecify.annotations.NullMarked;
