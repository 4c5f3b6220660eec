//! Layers for those who need them. What such a layer does for the others is to take time.

use std::{
    convert::Infallible,
    sync::Arc,
    task::{Context, Poll},
};

use async_graphql::futures_util::{
    FutureExt, TryFutureExt,
    future::{BoxFuture, Either},
};
use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use tower::{Layer, Service, ServiceExt};

/// A service that stands behind a layer for some requests, and before the others.
#[derive(Clone)]
pub struct Needed<S, L> {
    service: S,
    /// Shared, since a service is copied for each request.
    layer: Arc<L>,
    when: fn(&Request) -> bool,
}

/// A layer for those who need it.
pub fn needed<S, L>(layer: L, when: fn(&Request) -> bool) -> impl Layer<S, Service = Needed<S, L>> {
    let layer = Arc::new(layer);
    tower::layer::layer_fn(move |service| Needed {
        service,
        layer: Arc::clone(&layer),
        when,
    })
}

impl<S, L> Service<Request> for Needed<S, L>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
    L: Layer<S>,
    L::Service:
        Service<Request, Response: IntoResponse, Error = Infallible, Future: Send> + Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<S::Future, BoxFuture<'static, Result<Response, Infallible>>>;

    fn poll_ready(&mut self, context: &mut Context) -> Poll<Result<(), Infallible>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if !(self.when)(&request) {
            return Either::Left(self.service.call(request));
        }
        let behind = self.layer.layer(self.service.clone());
        let answer = behind.oneshot(request);
        Either::Right(answer.map_ok(IntoResponse::into_response).boxed())
    }
}
