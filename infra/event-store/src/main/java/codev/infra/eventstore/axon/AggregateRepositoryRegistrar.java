package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventLogProperties;
import java.beans.Introspector;
import java.util.Objects;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * Declares a {@link CachingAggregateRepository} for each {@code @Aggregate}, under the name by
 * which Axon looks for one before it makes its own.
 */
public final class AggregateRepositoryRegistrar implements BeanDefinitionRegistryPostProcessor {
  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    var beans = (ListableBeanFactory) registry;
    for (var name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
      var type = Objects.requireNonNull(beans.getType(name));
      registry.registerBeanDefinition(
          Introspector.decapitalize(type.getSimpleName()) + "Repository", definition(type, beans));
    }
  }

  private static <T> RootBeanDefinition definition(Class<T> type, BeanFactory beans) {
    var definition = new RootBeanDefinition(CachingAggregateRepository.class);
    definition.setTargetType(ResolvableType.forClassWithGenerics(Repository.class, type));
    definition.setInstanceSupplier(
        () ->
            CachingAggregateRepository.of(
                type,
                beans.getBean(Configuration.class),
                beans.getBean(EventLog.class),
                beans.getBean(PostgresEventStorageEngine.class),
                beans.getBean(EventLogProperties.class).remembered()));
    return definition;
  }
}
