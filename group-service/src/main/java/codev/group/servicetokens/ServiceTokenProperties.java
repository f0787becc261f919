package codev.group.servicetokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of service tokens.
 *
 * @param departuresPerHour how many people the program of a token may mark as left within an hour
 *     before an administrator has to allow it
 */
@ConfigurationProperties("codev.service-tokens")
record ServiceTokenProperties(@DefaultValue("25") int departuresPerHour) {}
