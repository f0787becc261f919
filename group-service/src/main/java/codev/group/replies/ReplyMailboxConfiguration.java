package codev.group.replies;

import codev.infra.eventstore.lease.Leases;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the mailbox of answers, which is read where one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplyMailboxProperties.class)
class ReplyMailboxConfiguration {
  @Bean
  @ConditionalOnExpression("!'${codev.replies.host:}'.isEmpty()")
  ReplyMailboxScheduler replyMailbox(
      ReplyMailboxProperties settings,
      CalendarReplyUseCase replies,
      AutomaticReplies automaticReplies,
      Leases leases) {
    var mailbox = new ReplyMailbox(settings);
    return new ReplyMailboxScheduler(
        mayGoOn -> mailbox.read(replies::record, automaticReplies::toUnreadWords, mayGoOn),
        leases,
        settings.every());
  }
}
