@NullMarked
package codev.learning.config;

import org.jspecify.annotations.NullMarked;
