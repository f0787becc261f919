package codev.infra.eventstore.axon;

import org.axonframework.commandhandling.CommandMessageHandlingMember;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an aggregate from handling a command of a message that it has processed before, or that is
 * older than one that it has processed.
 */
public final class IdempotentCommandHandlerEnhancer implements HandlerEnhancerDefinition {
  @Override
  public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
    return original.unwrap(CommandMessageHandlingMember.class).isPresent()
        ? new IdempotentHandler<>(original)
        : original;
  }

  private static final class IdempotentHandler<T> extends WrappedMessageHandlingMember<T> {
    IdempotentHandler(MessageHandlingMember<T> delegate) {
      super(delegate);
    }

    @Override
    public @Nullable Object handle(Message<?> message, T aggregate) throws Exception {
      return CommandContext.CURRENT.isBound() && CommandContext.CURRENT.get().ignoreIfRepeated()
          ? null
          : super.handle(message, aggregate);
    }
  }
}
