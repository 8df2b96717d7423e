SwaggerUIBundle({url:"/openapi/v1.json",dom_id:"#swagger-ui",layout:"BaseLayout",defaultModelsExpandDepth:0,tryItOutEnabled:!0,validatorUrl:null});
