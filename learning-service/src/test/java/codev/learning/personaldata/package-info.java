@NullMarked
package codev.learning.personaldata;

import org.jspecify.annotations.NullMarked;
