/** Limits of the time that a request to Tomcat takes, for services and the local provider alike. */
@NullMarked
package codev.infra.listener;

import org.jspecify.annotations.NullMarked;
