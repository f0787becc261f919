package codev.group.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of approvals.
 *
 * @param expireAfter how long a request can be decided
 */
@ConfigurationProperties("codev.approvals")
public record ApprovalProperties(@DefaultValue("14d") Duration expireAfter) {}
