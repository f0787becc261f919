@NullMarked
package codev.session.view;

import org.jspecify.annotations.NullMarked;
