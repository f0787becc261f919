@NullMarked
package codev.session.config;

import org.jspecify.annotations.NullMarked;
